namespace CommsCredits.Engine;

/// <summary>How far a pool is used up.</summary>
/// <param name="Pool">The pool.</param>
/// <param name="Used">Whole minutes that were taken, in this month and by all calls.</param>
/// <param name="Total">The month's minutes.</param>
internal readonly record struct PoolLevel(PoolKey Pool, int Used, int Total);
