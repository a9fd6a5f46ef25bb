using System.Security.Cryptography;
using System.Text;
using Candor.Data;
using Microsoft.AspNetCore.WebUtilities;

namespace Candor.Shell;

/// <summary>
/// What only the owner of the data folder knows: 32 random bytes in a file that nobody else can read. The printed link
/// carries one thing made of it, the cookie another, so that neither gives the other away.
/// </summary>
public sealed class LinkSecret
{
    private readonly byte[] key;

    private LinkSecret(byte[] key) => this.key = key;

    /// <summary>In the printed link.</summary>
    public string OfLink => Made("link");

    /// <summary>In the cookie that every request needs.</summary>
    public string OfCookie => Made("cookie");

    /// <summary>
    /// The cookies' names begin so. A browser sends a cookie to every port of a host; with a name from the secret, the
    /// worked example beside the candidate's own store neither sees nor overwrites the other's.
    /// </summary>
    public string CookieName => $"candor-{Made("name")[..8]}";

    /// <summary>The secret of a data folder, made on first use. To take every link back, delete the file.</summary>
    public static LinkSecret In(string home)
    {
        var path = Path.Combine(home, "secret");
        try
        {
            using var made = new FileStream(path, Store.NewPrivateFile());
            made.Write(RandomNumberGenerator.GetBytes(32));
        }
        catch (IOException) when (File.Exists(path))
        {
            // Made before, or at this moment by another start.
        }

        var bytes = File.ReadAllBytes(path);
        return bytes.Length == 32
            ? new LinkSecret(bytes)
            : throw new BadInputException($"{path} is damaged; delete it, and the next start makes a new link");
    }

    /// <summary>Whether two secrets are the same, in a time that does not tell how much of them is.</summary>
    public static bool Same(string? given, string expected) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given ?? ""), Encoding.UTF8.GetBytes(expected));

    /// <summary>A secret for another purpose, such as the calendar feed's path.</summary>
    public string Made(string purpose) =>
        WebEncoders.Base64UrlEncode(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(purpose)));
}
