using System.Text;
using CommsCredits.Connectors;

namespace CommsCredits.Tests;

/// <summary>A part is the one for its bytes or none; two that share a place both stay, and a third pushes out the older.</summary>
public sealed class PartPoolTests
{
    readonly PartPool<string> pool = new();

    [Fact]
    public void Find_BytesThatWereKept_GivesTheSameObject()
    {
        var kept = Keep("ada"u8.ToArray());

        Assert.Same(kept, pool.Find("ada"u8));
        Assert.Null(pool.Find("ad"u8));
        Assert.Null(pool.Find(""u8));
    }

    [Fact]
    public void Keep_TwoThatShareAPlace_BothStay()
    {
        var bytes = OfOnePlace(2);
        string[] parts = [Keep(bytes[0]), Keep(bytes[1])];

        Assert.Same(parts[0], pool.Find(bytes[0]));
        Assert.Same(parts[1], pool.Find(bytes[1]));
    }

    [Fact]
    public void Keep_AThirdThatSharesTheirPlace_PushesOutTheOlder()
    {
        var bytes = OfOnePlace(3);
        string[] parts = [.. bytes.Select(Keep)];

        Assert.Null(pool.Find(bytes[0]));
        Assert.Same(parts[1], pool.Find(bytes[1]));
        Assert.Same(parts[2], pool.Find(bytes[2]));
    }

    [Fact]
    public void Keep_ManyOfTheirOwnPlaces_AllStay()
    {
        byte[][] bytes = [.. Numbered().Take(200_000).GroupBy(PlaceOf).SelectMany(same => same.Take(2))];
        string[] parts = [.. bytes.Select(Keep)];

        Assert.All(bytes.Zip(parts), kept => Assert.Same(kept.Second, pool.Find(kept.First)));
    }

    string Keep(byte[] bytes)
    {
        Assert.Null(pool.Find(bytes));
        return pool.Keep(bytes, Encoding.UTF8.GetString(bytes));
    }

    // Sixteen thousand places: of a hundred thousand texts, many share each.
    static byte[][] OfOnePlace(int count) => [.. Numbered().Take(100_000).GroupBy(PlaceOf).First(same => same.Count() >= count).Take(count)];

    static int PlaceOf(byte[] bytes) => ByteHash.Of(bytes) & ((16 * 1024) - 1);

    static IEnumerable<byte[]> Numbered() =>
        Enumerable.Range(0, int.MaxValue).Select(number => Encoding.UTF8.GetBytes($"user{number}@contoso.example"));
}
