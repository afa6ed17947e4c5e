using CommsCredits.Engine;

namespace CommsCredits.Tests;

public sealed class DigitTrieTests(ITestOutputHelper output)
{
    [Fact]
    public void Lookup_100000RandomNumbers_EqualsNaiveSearch()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var values = new int[DigitTrie.MaxDepth];
        var lengths = new byte[DigitTrie.MaxDepth];

        for (var round = 0; round < 100; round++)
        {
            // Few different digits make prefixes of prefixes common.
            var alphabet = random.Next(2, 11);
            var prefixes = new Dictionary<string, int>(StringComparer.Ordinal);
            var builder = new DigitTrie.Builder();
            for (var i = 0; i < 300; i++)
            {
                var prefix = Digits(random, random.Next(1, 9), alphabet);
                if (!prefixes.TryAdd(prefix, i)) continue;
                builder.Add(prefix, i);
            }
            var trie = builder.Build();
            Assert.Equal(prefixes.Count, trie.Count);

            for (var i = 0; i < 1000; i++)
            {
                var number = Digits(random, random.Next(0, 13), alphabet);
                var expected = Enumerable.Range(1, number.Length).Where(n => prefixes.ContainsKey(number[..n])).ToArray();

                var found = trie.FindLongest(number, out var length);
                Assert.True(length == expected.LastOrDefault(), $"seed {seed}, number {number}");
                Assert.Equal(length == 0 ? -1 : prefixes[number[..length]], found);

                var count = trie.FindAll(number, values, lengths);
                Assert.Equal(expected, lengths.Take(count).Select(n => (int)n));
                Assert.Equal(expected.Select(n => prefixes[number[..n]]), values.Take(count));
            }
        }
    }

    [Fact]
    public void FindLongest_NonDigit_EndsTheWalk()
    {
        var trie = Build("49", "4930");
        Assert.Equal(0, trie.FindLongest("49*30", out var length));
        Assert.Equal(2, length);
        Assert.Equal(-1, trie.FindLongest("+4930", out length));
        Assert.Equal(0, length);
        Assert.Equal(1, trie.FindLongest("4930\uFFFF", out _));
    }

    [Fact]
    public void FindLongest_NumberShorterThanEveryPrefix_FindsNothing()
    {
        Assert.Equal(-1, Build("4930").FindLongest("493", out var length));
        Assert.Equal(0, length);
        Assert.Equal(-1, new DigitTrie.Builder().Build().FindLongest("493", out _));
    }

    [Theory]
    [InlineData("49", "49")]
    [InlineData("49", "4930", "49")]
    [InlineData("4930", "49", "4930")]
    public void Add_SameDigitsTwice_Throws(params string[] prefixes)
    {
        var builder = new DigitTrie.Builder();
        foreach (var prefix in prefixes[..^1]) builder.Add(prefix, 1);
        Assert.Throws<ArgumentException>(() => builder.Add(prefixes[^1], 2));
    }

    [Theory]
    [InlineData("")]
    [InlineData("+49")]
    [InlineData("123456789012345678901")]
    public void Add_NotAPrefix_Throws(string digits) =>
        Assert.Throws<ArgumentException>(() => new DigitTrie.Builder().Add(digits, 1));

    [Fact]
    public void Add_NegativeValue_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new DigitTrie.Builder().Add("49", -1));

    [Fact]
    public void Build_BuilderGoesOn_EarlierTrieStaysAsItWas()
    {
        var builder = new DigitTrie.Builder();
        builder.Add("49", 7);
        var before = builder.Build();
        builder.Add("4930", 8);
        Assert.Equal(7, before.FindLongest("493012", out _));
        Assert.Equal(8, builder.Build().FindLongest("493012", out _));
    }

    [Fact]
    public void FindAll_PrefixOfMaxDepthOnEveryLevel_FillsTheSpans()
    {
        var digits = new string('1', DigitTrie.MaxDepth);
        var trie = Build([.. Enumerable.Range(1, DigitTrie.MaxDepth).Select(n => digits[..n])]);
        Assert.Equal(DigitTrie.MaxDepth, trie.FindAll(digits + "1", new int[DigitTrie.MaxDepth], new byte[DigitTrie.MaxDepth]));
    }

    [Fact]
    public void FindAll_ShortSpan_Throws() =>
        Assert.Throws<ArgumentException>(() => Build("49").FindAll("49", new int[DigitTrie.MaxDepth], new byte[3]));

    [Fact]
    public void Lookup_ManyTimes_AllocatesNothing()
    {
        var plan = NumberPlan.Default;
        var trie = Build("49", "4930", "493012");
        Span<int> values = stackalloc int[DigitTrie.MaxDepth];
        Span<byte> lengths = stackalloc byte[DigitTrie.MaxDepth];
        var sum = Once(plan, trie, values, lengths);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10_000; i++) sum += Once(plan, trie, values, lengths);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(sum > 0);

        static int Once(NumberPlan plan, DigitTrie trie, Span<int> values, Span<byte> lengths) =>
            trie.FindLongest("4930123456", out _) + trie.FindAll("4930123456", values, lengths) + plan.Classify("447781123456").PrefixLength;
    }

    static DigitTrie Build(params string[] prefixes)
    {
        var builder = new DigitTrie.Builder();
        for (var i = 0; i < prefixes.Length; i++) builder.Add(prefixes[i], i);
        return builder.Build();
    }

    static string Digits(Random random, int length, int alphabet) =>
        string.Create(length, (random, alphabet), static (span, state) =>
        {
            foreach (ref var c in span) c = (char)('0' + state.random.Next(state.alphabet));
        });
}
