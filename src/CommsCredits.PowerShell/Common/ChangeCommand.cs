using System.Management.Automation;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>A command that changes an account: <c>-WhatIf</c> runs the real operation and rolls it back (design §8).</summary>
public abstract class ChangeCommand : AccountCommand
{
    /// <summary>Gives the request one effect, however often it arrives; the same id with other content is an error.</summary>
    [Parameter]
    public Guid? RequestId { get; set; }

    /// <summary>Asks whether to go on, and how.</summary>
    /// <param name="target">What is changed.</param>
    /// <param name="action">What is done to it.</param>
    /// <returns>Null where the user said no.</returns>
    private protected WriteMode? Ask(string target, string action) => Consent.Ask(this, target, action);

    /// <summary>Writes a result, marked where it was only simulated.</summary>
    /// <param name="result">The result.</param>
    /// <param name="mode">How the operation ran.</param>
    private protected void WriteResult(object result, WriteMode mode) => Consent.Write(this, result, mode);

    /// <summary>What operations work with.</summary>
    /// <param name="mode">How the operation runs.</param>
    private protected static OperationContext ContextFor(WriteMode mode) => Session.Context(mode == WriteMode.Simulate);
}
