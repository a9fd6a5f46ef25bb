using System.Text.Json;

namespace Candor.Tests.Listen;

public sealed class TriageCommandTests : IDisposable
{
    private const string Rejection = """
        From: "Ann Lee (via Greenhouse)" <no-reply@us.greenhouse-mail.io>
        To: Sam <sam@gmail.com>
        Subject: Your application for Data Engineer at Northwind Traders
        Date: Tue, 10 Mar 2026 09:00:00 +0100
        Message-ID: <abc@greenhouse>

        Hi Sam,

        Thank you for taking the time to meet with the team last week. Unfortunately, we
        have decided to move forward with other candidates.

        We wish you every success in your job search.

        Kind regards,
        The Northwind Talent Team
        """;

    private readonly TestTerminal terminal = new();

    public void Dispose() => terminal.Dispose();

    [Fact]
    public async Task A_rejection_is_told_with_its_stage_employer_role_and_evidence()
    {
        var line = await OneAsync(terminal.Write("rejection.eml", Rejection));
        Text(line, "outcome").ShouldBe("rejected");
        Text(line, "sure").ShouldBe("sure");
        Text(line, "stage").ShouldBe("first");
        Text(line, "employer").ShouldBe("Northwind Traders");
        Text(line, "role").ShouldBe("Data Engineer");
        Text(line, "date").ShouldBe("2026-03-10T09:00:00+01:00");
        Text(line, "messageId").ShouldBe("abc@greenhouse");
        var text = Text(line, "text");
        var evidence = line.GetProperty("evidence").EnumerateArray().ToList();
        evidence.ShouldNotBeEmpty();
        foreach (var piece in evidence)
        {
            var (start, end) = (piece.GetProperty("start").GetInt32(), piece.GetProperty("end").GetInt32());
            text[start..end].ShouldBe(Text(piece, "text"));
        }
    }

    [Fact]
    public async Task A_quoted_rejection_is_not_a_rejection()
    {
        var line = await OneAsync(
            terminal.Write(
                "reply.eml",
                """
                From: Sam <sam@gmail.com>
                Subject: Re: Your application
                Date: Tue, 10 Mar 2026 10:00:00 +0100

                Thank you for letting me know. It was good to meet you all.

                On Tue, 10 Mar 2026 at 09:00, Ann Lee <ann@northwind.example> wrote:
                > Unfortunately, we have decided to move forward with other candidates.
                """
            )
        );
        Text(line, "outcome").ShouldBe("none");
    }

    [Theory]
    [InlineData("If you are not selected, we will keep your details on file.")]
    [InlineData("Unfortunately the interviewer is late; could you wait for ten minutes?")]
    [InlineData("My friend was told that they had decided to move forward with other candidates.")]
    public async Task What_only_looks_like_a_rejection_is_none(string text)
    {
        var line = await OneAsync(terminal.Write("other.eml", $"From: a@b.example\nSubject: Hello\n\n{text}\n"));
        Text(line, "outcome").ShouldNotBe("rejected");
    }

    [Fact]
    public async Task What_is_no_mail_is_one_line_on_stderr_and_the_rest_go_on()
    {
        var mail = terminal.Write("a.eml", Rejection);
        var empty = terminal.Write("empty.eml", "");
        var picture = Path.Combine(terminal.Home, "picture.eml");
        File.WriteAllBytes(picture, [0x89, .. "PNG\r\n"u8, 0x1a, 0x0a, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 1, 0]);
        var ran = await terminal.RunAsync(
            "triage",
            empty,
            picture,
            Path.Combine(terminal.Home, "no.eml"),
            mail,
            "--json"
        );
        ran.ExitCode.ShouldBe(2);
        ran.Error.ShouldBe(
            $"candor: {empty}: is empty\ncandor: {picture}: is no mail\ncandor: {terminal.Home}/no.eml: there is no such file or folder\n"
        );
        ran.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_folder_an_mbox_and_a_maildir_are_read_whole()
    {
        terminal.Write("mail/one.eml", Rejection);
        terminal.Write("mail/notes.txt", "not a mail");
        terminal.Write(
            "mail/all.mbox",
            $"From a@b Tue Mar 10 09:00:00 2026\n{Rejection}\n\nFrom a@b Tue Mar 10 09:00:01 2026\n{Rejection}\n>From here on\n"
        );
        terminal.Write("mail/Inbox/cur/1.host:2,S", Rejection);
        terminal.Write("mail/Inbox/tmp/2.host", Rejection);
        Directory.CreateDirectory(Path.Combine(terminal.Home, "mail/Inbox/new"));
        var ran = await terminal.RunAsync("triage", Path.Combine(terminal.Home, "mail"), "--json");
        ran.ExitCode.ShouldBe(0);
        var lines = ran.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(4);
        lines[1].ShouldContain("""\nFrom here on\n""");
    }

    [Fact]
    public async Task A_mail_without_a_date_and_with_a_broken_encoding_gives_warnings_and_no_error()
    {
        var path = Path.Combine(terminal.Home, "broken.eml");
        File.WriteAllBytes(
            path,
            [.. "From: a@b.example\nSubject: x\nContent-Type: text/plain; charset=utf-8\n\nna"u8, 0xEF, .. "ve\n"u8]
        );
        var ran = await terminal.RunAsync("triage", path, "--json", "--full");
        ran.ExitCode.ShouldBe(0);
        var line = JsonDocument.Parse(ran.Out).RootElement;
        line.GetProperty("warnings").GetArrayLength().ShouldBe(2);
        Text(line, "body").ShouldBe("naïve\n");
    }

    [Fact]
    public async Task Mail_in_another_language_is_unsure_and_says_so()
    {
        var line = await OneAsync(
            terminal.Write(
                "de.eml",
                "From: a@b.example\nSubject: Ihre Bewerbung\nDate: Tue, 10 Mar 2026 10:00:00 +0100\n\nSehr geehrte Frau Lee,\n\nleider müssen wir Ihnen mitteilen, dass wir uns für einen anderen Bewerber entschieden haben. Wir danken Ihnen für das Interesse und wünschen Ihnen für die Zukunft alles Gute.\n"
            )
        );
        Text(line, "sure").ShouldBe("unsure");
        line.GetProperty("warnings")[0].GetString()!.ShouldContain("German");
    }

    [Fact]
    public Task The_examples_of_the_documentation_hold() => CliDocs.CheckAsync("triage");

    private async Task<JsonElement> OneAsync(string path)
    {
        var ran = await terminal.RunAsync("triage", path, "--json");
        ran.Error.ShouldBe("");
        ran.ExitCode.ShouldBe(0);
        return JsonDocument.Parse(ran.Out).RootElement;
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
