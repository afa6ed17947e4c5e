using System.Management.Automation;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>Asks before a change, and marks what was only simulated.</summary>
internal static class Consent
{
    private const string WhatIf = "WhatIf";

    /// <summary>Asks whether to go on, and how.</summary>
    /// <returns>Commit; Simulate under -WhatIf; null where the user said no.</returns>
    public static WriteMode? Ask(PSCmdlet command, string target, string action) =>
        command.ShouldProcess(target, action) ? WriteMode.Commit
        : IsWhatIf(command) ? WriteMode.Simulate
        : null;

    /// <summary>Writes a result; a simulated one carries WhatIf = $true.</summary>
    public static void Write(PSCmdlet command, object result, WriteMode mode)
    {
        PSObject wrapped = PSObject.AsPSObject(result);
        if (mode == WriteMode.Simulate && wrapped.Properties[WhatIf] is null)
        {
            wrapped.Properties.Add(new PSNoteProperty(WhatIf, true));
        }

        command.WriteObject(wrapped);
    }

    private static bool IsWhatIf(PSCmdlet command) =>
        command.MyInvocation.BoundParameters.TryGetValue(WhatIf, out object? given)
            ? LanguagePrimitives.IsTrue(given)
            : LanguagePrimitives.IsTrue(command.GetVariableValue("WhatIfPreference"));
}
