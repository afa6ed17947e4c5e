using CommsCredits.Storage;

namespace CommsCredits.Tests;

public class FileSecretProtectorTests
{
    [Fact]
    public void Key_TwoProtectorsAtOnce_AgreeOnOne()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("keys-");
        for (int round = 0; round < 50; round++)
        {
            string path = Path.Combine(folder.FullName, "key");
            byte[][] secrets = new byte[8][];
            Parallel.For(0, 8, index => secrets[index] = new FileSecretProtector(path).Protect("secret"));

            Assert.All(secrets, secret => Assert.Equal("secret", new FileSecretProtector(path).Unprotect(secret)));
            File.Delete(path);
        }

        folder.Delete(recursive: true);
    }
}
