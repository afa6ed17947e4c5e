using System.Security.Cryptography;
using System.Text;
using CommsCredits.Engine;

namespace CommsCredits.Tests.Funding;

public class PostingHashTests
{
    private static readonly PostingImage Image = PostingImage.Of(
        7,
        new Posting
        {
            PostingId = new Guid("00112233-4455-6677-8899-aabbccddeeff"),
            At = DateTimeOffset.UnixEpoch.AddTicks(5),
            EffectiveAt = DateTimeOffset.UnixEpoch.AddTicks(6),
            Kind = PostingKind.Usage,
            Batch = 3,
            Description = "é",
            Entries = [new Entry(Book.Lot, 2, -9), new Entry(Book.Usage, 0, 9)],
        },
        sumAfter: 11);

    [Fact]
    public void L3_Form_IsTheOneThatStoresAreWrittenWith()
    {
        StringBuilder form = new(new string('0', 64));
        form.Append("0000000000000001" + "0000000000000007" + "00112233445566778899AABBCCDDEEFF");
        form.Append("0000000000000005" + "0000000000000006");
        form.Append("0000000000000005" + "5573616765");
        form.Append("01" + "0000000000000003" + "00" + "0000000000000002" + "C3A9" + "00" + "000000000000000B" + "0000000000000002");
        form.Append("0000000000000001" + "0000000000000003" + "4C6F74" + "0000000000000002" + "FFFFFFFFFFFFFFF7");
        form.Append("0000000000000002" + "0000000000000005" + "5573616765" + "0000000000000000" + "0000000000000009");

        Assert.Equal(
            Convert.ToHexString(SHA256.HashData(Convert.FromHexString(form.ToString()))),
            Convert.ToHexString(PostingHash.Next(PostingHash.Origin, 1, Image)));
    }

    [Fact]
    public void L3_EveryValue_ChangesTheHash()
    {
        byte[] other = new byte[PostingHash.Length];
        other[31] = 1;
        PostingImage[] changed =
        [
            Image with { Number = 8 },
            Image with { PostingId = Guid.Empty },
            Image with { WrittenTicks = 0 },
            Image with { EffectiveTicks = 0 },
            Image with { Kind = "Funding" },
            Image with { Batch = null },
            Image with { Batch = 0 },
            Image with { Corrects = Guid.Empty },
            Image with { RequestId = Guid.Empty },
            Image with { Corrects = Image.PostingId },
            Image with { RequestId = Image.PostingId },
            Image with { Description = string.Empty },
            Image with { SumAfter = 12 },
            Image with { Entries = [] },
            Image with { Entries = [Image.Entries[1], Image.Entries[0]] },
            Image with { Entries = [Image.Entries[0], Image.Entries[1] with { Line = 3 }] },
            Image with { Entries = [Image.Entries[0], Image.Entries[1] with { Book = "Payments" }] },
            Image with { Entries = [Image.Entries[0] with { LotNumber = 1 }, Image.Entries[1]] },
            Image with { Entries = [Image.Entries[0] with { Micros = -8 }, Image.Entries[1]] },
        ];

        List<string> hashes =
        [
            .. changed.Select(image => Hex(PostingHash.Next(PostingHash.Origin, 1, image))),
            Hex(PostingHash.Next(PostingHash.Origin, 1, Image)),
            Hex(PostingHash.Next(PostingHash.Origin, 2, Image)),
            Hex(PostingHash.Next(other, 1, Image)),
        ];

        Assert.Equal(hashes.Count, hashes.Distinct().Count());
    }

    [Fact]
    public void Next_HashOfAnotherLength_IsRefused() =>
        Assert.Throws<ArgumentException>(() => PostingHash.Next(new byte[31], 1, Image));

    private static string Hex(byte[] hash) => Convert.ToHexString(hash);
}
