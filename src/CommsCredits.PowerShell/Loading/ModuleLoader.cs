using System.Management.Automation;
using System.Runtime.Loader;

namespace CommsCredits.PowerShell;

/// <summary>Hooks the private load context in when a runspace imports the module, and out when the last one removes it.</summary>
/// <remarks>It names no type of the engine: those can be found only once the hook is there.</remarks>
public sealed class ModuleLoader : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    private static readonly object Gate = new();
    private static int imports;

    /// <summary>Called by PowerShell for each runspace that imports the module.</summary>
    public void OnImport()
    {
        lock (Gate)
        {
            if (imports++ == 0)
            {
                AssemblyLoadContext.Default.Resolving += DependencyContext.Resolve;
                AppDomain.CurrentDomain.ProcessExit += AtExit;
            }
        }
    }

    /// <summary>Called by PowerShell for each runspace that removes the module; the store is checkpointed and closed.</summary>
    /// <param name="psModuleInfo">The module.</param>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        lock (Gate)
        {
            bool last = imports == 1;
            ModuleExit.Close(forget: last);
            imports--;
            if (last)
            {
                AssemblyLoadContext.Default.Resolving -= DependencyContext.Resolve;
                AppDomain.CurrentDomain.ProcessExit -= AtExit;
            }
        }
    }

    private static void AtExit(object? sender, EventArgs arguments) => ModuleExit.Close(forget: true);
}
