namespace CommsCredits.Engine;

/// <summary>What a batch did, as it is written beside its calls; the thread that prices does not touch it any more.</summary>
/// <param name="Number">Its number; null where it stored no call.</param>
/// <param name="Sums">What its calls drew.</param>
/// <param name="Pools">Minutes by pool.</param>
/// <param name="Spending">What its calls add to users' spending, for their limits.</param>
/// <param name="Levels">How far the pools are with it.</param>
/// <param name="Progress">How far the file is with it.</param>
/// <param name="Calls">The calls counted with it, since the import began.</param>
internal sealed record EndedBatch(
    long? Number,
    PostingSums Sums,
    IReadOnlyDictionary<PoolKey, int> Pools,
    IReadOnlyList<Spending> Spending,
    IReadOnlyList<PoolLevel> Levels,
    FileProgress? Progress,
    long Calls);
