using System.Globalization;
using CommsCredits.Proofs;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
return args switch
{
    ["kills", var times] => KillProof.Run(Number(times), seed: 1),
    ["kills", var times, var seed] => KillProof.Run(Number(times), Number(seed)),
    ["grants", var times] => GrantProof.Run(Number(times), seed: 1),
    ["grants", var times, var seed] => GrantProof.Run(Number(times), Number(seed)),
    ["granting", var store] => GrantProof.Work(store, Console.Out),
    ["mutations", var times] => MutationProof.Run(Number(times), seed: 1),
    ["mutations", var times, var seed] => MutationProof.Run(Number(times), Number(seed)),
    ["imports", var times] => ImportProof.Run(Number(times), seed: 1, ImportProof.DefaultRows),
    ["imports", var times, var seed] => ImportProof.Run(Number(times), Number(seed), ImportProof.DefaultRows),
    ["imports", var times, var seed, var rows] => ImportProof.Run(Number(times), Number(seed), Number(rows)),
    ["together"] => TogetherProof.Run(rows: 6_000),
    ["dying", var store, var file] => ImportScene.Import(store, file, Console.Out, new DyingGateway()),
    ["importing", var store, var file] => ImportScene.Import(store, file, Console.Out),
    ["race"] => RaceProof.Run(processes: 8, charges: 20),
    ["business", var store, var seed, var first] => Business.Work(store, Number(seed), Number(first), Console.Out),
    ["charges", var store, var process, var charges] => RaceProof.Charge(store, Number(process), Number(charges)),
    _ => Usage(),
};

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

static int Usage()
{
    Console.WriteLine("""
        kills <times> [seed]   kills a process at random points of funding, charging, recharging and notifying; the books must hold each time
        grants <times> [seed]  kills a process that grants licences to 20,000 users, and runs it again: as if nobody had been killed
        mutations <times> [seed]  reads exports that are spoiled at random: refused, or each row told; no crash, no hang, flat memory
        imports <times> [seed] [rows]  kills a process that imports 200,000 rows, and lets the next go on: as if nobody had been killed
        together               four processes import at one moment, two of them the same file: nothing lost, nothing twice
        race                   eight processes with twenty charges each cross the trigger at one moment: one recharge
        """);
    return 2;
}
