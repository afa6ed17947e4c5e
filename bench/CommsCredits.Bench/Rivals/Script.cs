namespace CommsCredits.Bench;

/// <summary>The scripts of rivals, which lie beside the program.</summary>
internal static class Script
{
    /// <summary>The path of one.</summary>
    public static string PathOf(string name) => Path.Combine(Path.GetDirectoryName(typeof(Script).Assembly.Location)!, "Rivals", name);
}
