using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Candor.Core.Mail;

namespace Candor.Tests.Mail;

/// <summary>
/// What Candor reads in odd and broken mail beside what Python's <c>email</c> package (policy default) reads: every
/// difference stands in <c>differences.txt</c>, with its cause and the RFC. HTML is not compared: Python gives the markup.
/// </summary>
public sealed partial class FidelityTests(ITestOutputHelper output)
{
    private static string Folder => Path.Combine(Repository.Root, "tests", "Candor.Tests", "Mail");

    [Fact]
    public void Mails_written_to_be_odd_are_read_as_Python_reads_them_or_for_a_reason()
    {
        var folder = Directory.CreateTempSubdirectory("candor-odd-").FullName;
        try
        {
            Compare(OddMails.Write(folder), "odd");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Mails_of_others_are_read_as_Python_reads_them_or_for_a_reason() =>
        Compare(
            [
                .. Directory
                    .EnumerateFiles(Repository.SharedData("mail"), "*", SearchOption.AllDirectories)
                    .Where(file => !file.Contains("LICENSE", StringComparison.Ordinal))
                    .Where(file => SplitMail.Of(File.OpenRead(file)).First().Problem is null),
            ],
            "others"
        );

    private void Compare(IReadOnlyList<string> files, string set)
    {
        var theirs = Python(files);
        var known = Differences(set);
        var found = new HashSet<(string, string)>();
        var unknown = new StringBuilder();
        for (var i = 0; i < files.Count; i++)
        {
            var name = Path.GetFileNameWithoutExtension(files[i]);
            var ours = Ours(ReadMail.Of(File.ReadAllBytes(files[i])));
            foreach (var field in theirs[i].EnumerateObject())
            {
                if (field.Value.ValueKind == JsonValueKind.Null || Same(field, ours[field.Name]))
                {
                    continue;
                }

                found.Add((name, field.Name));
                if (!known.ContainsKey((name, field.Name)))
                {
                    unknown.AppendLine(
                        CultureInfo.InvariantCulture,
                        $"{name} | {field.Name} |\n  Python: {Short(field.Value.ToString())}\n  Candor: {Short(ours[field.Name])}"
                    );
                }
            }
        }

        var mails = found.Select(one => one.Item1).Distinct().Count();
        output.WriteLine(
            $"figure: fidelity, {set}: {files.Count} mails, {files.Count - mails} alike in everything, {found.Count} differences"
        );
        unknown.ToString().ShouldBeEmpty();
        known.Keys.Except(found).ShouldBeEmpty("these are no differences any more");
    }

    private static Dictionary<string, string> Ours(Email mail) =>
        new(StringComparer.Ordinal)
        {
            ["subject"] = mail.Subject,
            ["from"] = mail.From is { Name: "", Address: "" } ? "" : $"{mail.From.Name} <{mail.From.Address}>",
            ["date"] = mail.Date?.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) ?? "",
            ["id"] = mail.MessageId.EndsWith("@candor.invalid", StringComparison.Ordinal) ? "" : mail.MessageId,
            ["inReplyTo"] = string.Join(' ', mail.InReplyTo),
            ["references"] = string.Join(' ', mail.References),
            ["attachments"] = string.Join('\n', mail.Attachments),
            ["text"] = mail.Text,
        };

    private static bool Same(JsonProperty field, string ours)
    {
        var theirs =
            field.Value.ValueKind == JsonValueKind.Array
                ? string.Join('\n', field.Value.EnumerateArray().Select(one => one.GetString()))
                : field.Value.GetString()!;
        return field.Name switch
        {
            "id" => theirs.Trim().Trim('<', '>') == ours,
            "inReplyTo" or "references" => string.Join(' ', Ids().Matches(theirs).Select(id => id.Groups[1].Value))
                == ours,
            "attachments" => theirs == ours,
            _ => Blanks().Replace(theirs, " ").Trim() == Blanks().Replace(ours, " ").Trim(),
        };
    }

    private static string Short(string text) => text.Length <= 200 ? text : text[..200] + " …";

    private static List<JsonElement> Python(IEnumerable<string> files)
    {
        Process? python = null;
        try
        {
            python = Process.Start(
                new ProcessStartInfo("python3", [Path.Combine(Folder, "read_mail.py")])
                {
                    UseShellExecute = false,
                    RedirectStandardInput = true,
                    RedirectStandardOutput = true,
                }
            );
        }
        catch (System.ComponentModel.Win32Exception) { }

        Assert.SkipWhen(python is null, "python3 is not installed");
        using (python)
        {
            foreach (var file in files)
            {
                python!.StandardInput.WriteLine(file);
            }

            python!.StandardInput.Close();
            var lines = python.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
            return [.. lines.Select(line => JsonDocument.Parse(line).RootElement)];
        }
    }

    /// <summary>"mail | field | cause" of one set; every cause is one of those told at the top of the file.</summary>
    private static Dictionary<(string, string), string> Differences(string set)
    {
        var lines = File.ReadAllLines(Path.Combine(Folder, "differences.txt"));
        var causes = lines.Where(line => line.StartsWith("cause ")).Select(line => line.Split(' ', 3)[1].TrimEnd(':'));
        var all = lines
            .Where(line => line.StartsWith($"{set} | "))
            .Select(line => line.Split(" | "))
            .ToDictionary(cells => (cells[1], cells[2]), cells => cells[3]);
        all.Values.Except(causes).ShouldBeEmpty("causes that are not told");
        return all;
    }

    [GeneratedRegex("<([^<>]*)>", RegexOptions.None, 1000)]
    private static partial Regex Ids();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Blanks();
}
