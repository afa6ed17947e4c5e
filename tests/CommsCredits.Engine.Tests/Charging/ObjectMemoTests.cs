using System.Runtime.CompilerServices;
using CommsCredits.Engine;

namespace CommsCredits.Tests;

/// <summary>What is remembered of an object is what was last said of it; it is forgotten only by being pushed out.</summary>
public class ObjectMemoTests
{
    private const int Places = 16;

    private readonly ObjectMemo<object, int> memo = new(Places);

    [Fact]
    public void Find_WhatWasNeverSet_IsNotKnown()
    {
        memo.Set(new object(), 1);

        memo.Find(new object(), out bool isKnown);
        Assert.False(isKnown);
    }

    [Fact]
    public void Find_AnEqualObject_IsNotTheSame()
    {
        ObjectMemo<string, int> texts = new(Places);
        string one = new('a', 3);
        texts.Set(one, 1);

        Assert.Equal(1, texts.Find(one, out bool isKnown));
        Assert.True(isKnown);
        texts.Find(new string('a', 3), out isKnown);
        Assert.False(isKnown);
    }

    [Fact]
    public void Set_TwoThatShareAPlace_BothStay()
    {
        object[] keys = OfOnePlace(2);
        SetAll(keys);

        Assert.Equal([0, 1], keys.Select(Get));
    }

    [Fact]
    public void Set_AThirdThatSharesTheirPlace_PushesOutTheOlder()
    {
        object[] keys = OfOnePlace(3);
        SetAll(keys);

        Assert.Equal([null, 1, 2], keys.Select(Get));
    }

    [Fact]
    public void Set_TheNewerAgain_ReplacesItAndLeavesTheOther()
    {
        object[] keys = OfOnePlace(2);
        SetAll(keys);
        memo.Set(keys[1], 7);

        Assert.Equal([0, 7], keys.Select(Get));
    }

    [Fact]
    public void Set_TheOlderAgain_ReplacesIt()
    {
        object[] keys = OfOnePlace(2);
        SetAll(keys);
        memo.Set(keys[0], 7);

        Assert.Equal(7, Get(keys[0]));
    }

    [Fact]
    public void Find_AmongManySetAtRandom_NeverGivesWhatIsNoLongerTrue()
    {
        Random random = new(5);
        object[] keys = [.. Enumerable.Range(0, 3 * Places).Select(_ => new object())];
        Dictionary<object, int> last = [];
        int known = 0;
        for (int round = 0; round < 20_000; round++)
        {
            object key = keys[random.Next(keys.Length)];
            if (Get(key) is { } value)
            {
                Assert.Equal(last[key], value);
                known++;
            }

            if (random.Next(3) == 0)
            {
                memo.Set(key, last[key] = round);
                Assert.Equal(round, Get(key));
            }
        }

        Assert.True(known > 5_000);
    }

    [Fact]
    public void Clear_ForgetsEverything()
    {
        object[] keys = [.. OfOnePlace(2), .. OfOnePlace(2)];
        SetAll(keys);
        memo.Clear();

        Assert.All(keys, key => Assert.Null(Get(key)));
    }

    private static object[] OfOnePlace(int count) => [.. Enumerable.Range(0, 1_000).Select(_ => new object())
        .GroupBy(key => RuntimeHelpers.GetHashCode(key) & (Places - 1)).First(same => same.Count() >= count).Take(count)];

    private void SetAll(object[] keys)
    {
        for (int index = 0; index < keys.Length; index++)
        {
            memo.Set(keys[index], index);
        }
    }

    private int? Get(object key) => memo.Find(key, out bool isKnown) is var value && isKnown ? value : null;
}
