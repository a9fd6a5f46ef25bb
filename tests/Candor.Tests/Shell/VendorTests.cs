using System.Security.Cryptography;
using System.Text.Json;

namespace Candor.Tests.Shell;

/// <summary>What others wrote and the browser is given: each file is the one in the manifest, and its licence lies beside it.</summary>
public class VendorTests
{
    private static JsonElement[] Packages(string vendor) =>
        [
            .. JsonDocument
                .Parse(File.ReadAllText(Path.Combine(vendor, "manifest.json")))
                .RootElement.GetProperty("packages")
                .EnumerateArray(),
        ];

    [Theory]
    [InlineData("src/Candor/wwwroot/vendor")]
    [InlineData("tests/Candor.Browser/vendor")]
    public void Every_vendored_file_has_the_checksum_of_the_manifest(string folder)
    {
        var vendor = Path.Combine(Repository.Root, folder);
        var named = Packages(vendor).SelectMany(package => package.GetProperty("files").EnumerateArray()).ToList();
        foreach (var file in named)
        {
            var path = file.GetProperty("to").GetString()!;
            Convert
                .ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(vendor, path))))
                .ShouldBe(file.GetProperty("sha256").GetString(), path);
        }

        Directory
            .EnumerateFiles(vendor, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(vendor, path).Replace('\\', '/'))
            .Except(named.Select(file => file.GetProperty("to").GetString()!), StringComparer.Ordinal)
            .ShouldBe(["manifest.json"]);
    }

    [Theory]
    [InlineData("src/Candor/wwwroot/vendor")]
    [InlineData("tests/Candor.Browser/vendor")]
    public void Every_vendored_package_has_a_version_a_licence_and_its_text(string folder)
    {
        foreach (var package in Packages(Path.Combine(Repository.Root, folder)))
        {
            var name = package.GetProperty("name").GetString()!;
            package.GetProperty("version").GetString().ShouldNotBeNullOrEmpty(name);
            package.GetProperty("licence").GetString().ShouldNotBeNullOrEmpty(name);
            package.GetProperty("integrity").GetString()!.ShouldStartWith("sha512-", customMessage: name);
            package
                .GetProperty("files")
                .EnumerateArray()
                .ShouldContain(
                    file => file.GetProperty("to").GetString()!.Contains("LICENSE", StringComparison.OrdinalIgnoreCase),
                    name
                );
        }
    }
}
