using System.Reflection;
using System.Runtime.Loader;

namespace CommsCredits.PowerShell;

/// <summary>Loads everything but the cmdlets apart from PowerShell and from other modules (docs/adr/0001).</summary>
/// <remarks>Another module's version of SQLite or CsvHelper thereby neither sees ours nor is seen by it.</remarks>
internal sealed class DependencyContext : AssemblyLoadContext
{
    private static readonly string[] Roots = ["CommsCredits.Storage", "CommsCredits.Connectors"];

    private readonly string folder;
    private readonly AssemblyDependencyResolver[] resolvers;

    private DependencyContext(string folder)
        : base("CommsCredits")
    {
        this.folder = folder;
        resolvers = [.. Roots.Select(root => new AssemblyDependencyResolver(Path.Combine(folder, root + ".dll")))];
    }

    /// <summary>The one context of the process: assemblies stay loaded when the module is removed and imported again.</summary>
    public static DependencyContext Instance { get; } = new(Path.Combine(
        Path.GetDirectoryName(typeof(DependencyContext).Assembly.Location)!, "dependencies"));

    /// <summary>Answers the default context when it looks for one of our own assemblies, and for nothing else.</summary>
    public static Assembly? Resolve(AssemblyLoadContext asking, AssemblyName name) =>
        name.Name is "CommsCredits.Engine" or "CommsCredits.Storage" or "CommsCredits.Connectors"
            ? Instance.LoadFromAssemblyName(name)
            : null;

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        foreach (AssemblyDependencyResolver resolver in resolvers)
        {
            if (resolver.ResolveAssemblyToPath(assemblyName) is { } path)
            {
                return LoadFromAssemblyPath(path);
            }
        }

        // The roots themselves stand in no list of dependencies.
        string own = Path.Combine(folder, assemblyName.Name + ".dll");
        return Roots.Contains(assemblyName.Name, StringComparer.Ordinal) ? LoadFromAssemblyPath(own) : null;
    }

    /// <inheritdoc/>
    protected override IntPtr LoadUnmanagedDll(string unmanagedDllName)
    {
        foreach (AssemblyDependencyResolver resolver in resolvers)
        {
            if (resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path)
            {
                return LoadUnmanagedDllFromPath(path);
            }
        }

        return IntPtr.Zero;
    }
}
