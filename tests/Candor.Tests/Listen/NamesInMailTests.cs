using System.Text;
using Candor.Checking;
using Candor.Core.Knowledge;
using Candor.Core.Listen;
using Candor.Core.Mail;

namespace Candor.Tests.Listen;

/// <summary>Whom a mail names as the employer: by its sender, its words, and what stands under it.</summary>
public sealed class NamesInMailTests
{
    private const string No = "I am sorry to say that we have given the baker's job to somebody else.";

    private static readonly ReadOutcome Read = new(new Library(ReadFolder.Read(Repository.Knowledge, [])), []);

    [Theory]
    // The firm stands under the name, with the job behind it in brackets.
    [InlineData("Ted Hurst <ted.hurst@mailbox.example>", "Baker", "Ted\nCaxton Bakery (Night Baker)", "Caxton Bakery")]
    [InlineData("Sandra <sandra@mail.example>", "Baker", "Sandra at the Old Oven Bakery", "Old Oven Bakery")]
    // Under the line that parts a signature from the letter.
    [InlineData(
        "Renee Bird <renee@polarbread.example>",
        "Baker",
        "Renee\n-- \nRenee Bird\nPolar Bread Works",
        "Polar Bread Works"
    )]
    // Whose box it is says nothing about who employs: neither the provider nor the person.
    [InlineData("Rollo's Bakery <rollosbakery@mailbox.example>", "Baker", "Rollo", "Rollo's Bakery")]
    [InlineData("Dave Pitt <dave43@freemail.example>", "Saturday", "Dave", "")]
    // An office is no firm.
    [InlineData(
        "Bexcombe Town Bakery (Secretary) <secretary@bexcombe.example>",
        "Baker",
        "The Secretary",
        "Bexcombe Town Bakery"
    )]
    [InlineData("Eko Bakeries Vacancies <crew@ekobakeries.example>", "Baker", "", "Eko Bakeries")]
    // The domain spells the "&" out.
    [InlineData("Miranda Rye <miranda@ryeandbarley.example>", "Baker", "M\nRye & Barley", "Rye & Barley")]
    // An agency writes for another, which the subject names.
    [InlineData(
        "Shaz at Quayline Recruitment <shaz@quayline.example>",
        "Delamere Bread - Baker",
        "Shaz",
        "Delamere Bread"
    )]
    // The candidate's own mail, or one of a firm with no box of its own.
    [InlineData("Orchid Nail Massage <orchid@mailbox.example>", "Baker", "Orchid Nail Massage", "Orchid Nail Massage")]
    // Who signs on the next line is no part of the firm.
    [InlineData(
        "Nadia Farouk <n.farouk@kestrelbrook.example>",
        "Baker",
        "Best wishes from all at Kestrelbrook Science Park\nNadia",
        "Kestrelbrook Science Park"
    )]
    [InlineData("Museum of the Marsh <jobs@marsh.example>", "Baker", "", "Museum of the Marsh")]
    [InlineData("Recursos Humanos <rrhh@panaderia.example>", "Baker", "with Panaderia Lugo", "Panaderia Lugo")]
    [InlineData("Home Administrator <admin@fitz.example>", "Baker", "Fitz Hall Bakery", "Fitz Hall Bakery")]
    // What somebody is in the firm is not the firm.
    [InlineData("Ann Lee <ann.lee@northwind.example>", "Baker", "Ann Lee\nTalent Partner", "Northwind")]
    [InlineData("Ann Lee <ann.lee@northwind.example>", "Baker", "Ann Lee, People Partner", "Northwind")]
    // The subject names them, and the text says what they did.
    [InlineData("Frankie <frankie@donnelly.example>", "Pelorus", "Pelorus have been quick, at least. F", "Pelorus")]
    public void The_employer_is_named(string from, string subject, string under, string employer) =>
        Of(from, subject, $"Hi Sam,\n\n{No}\n\n{under}").Employer.ShouldBe(employer);

    [Theory]
    // No word of it is a known occupation: it is what the mail bears as its subject.
    [InlineData("Taproom Lead", "we've gone with somebody else for the job. Thank you for coming in.", "Taproom Lead")]
    [InlineData(
        "Re: nail tech job",
        "sorry, we have given the job to somebody else. The nail tech chair was filled.",
        "nail tech"
    )]
    [InlineData("Sous", "Craig is going to step up to sous, so we can't offer you the job, I'm afraid.", "Sous")]
    // The advertisement's number is no part of it.
    [InlineData(
        "R-220817 Data Engineer",
        "We regret that we cannot offer you the job of R-220817 Data Engineer.",
        "Data Engineer"
    )]
    [InlineData(
        "Your application",
        "We regret that we cannot offer you the job of Senior Lecturer A233-24K.",
        "Senior Lecturer"
    )]
    // Whose it is stands behind it, as the domain tells.
    [InlineData(
        "Your interview",
        "We regret that we cannot offer you the post of Site Officer in Northwind Traders.",
        "Site Officer"
    )]
    [InlineData(
        "Thursday",
        "We regret that you weren't chosen. There was only one sales assistant job.",
        "sales assistant"
    )]
    [InlineData("Your interview", "We regret that we cannot offer you the job.", "")]
    public void The_role_is_named(string subject, string text, string role) =>
        Of("Ann Lee <ann@northwind.example>", subject, $"Hi Sam,\n\n{text}\n\nAnn").Role.ShouldBe(role);

    [Fact]
    public void Whom_the_candidates_own_mail_is_addressed_to_is_the_employer()
    {
        var mail =
            "From: Sunita Rai <sunita.rai@mailbox.example>\nTo: Elderberry Home Help <team@elderberry.example>\nSubject: Carer\n\nDear Karen,\n\nThank you for seeing me. I would like to withdraw my application for the job of Carer.\n\nSunita\n";
        var reading = Read.Of(ReadMail.Of(Encoding.UTF8.GetBytes(mail)));
        (reading.Kind, reading.Employer).ShouldBe((OutcomeKind.Withdrawn, "Elderberry Home Help"));
    }

    [Fact]
    public void A_short_no_is_found_without_a_word_of_a_job_and_is_never_sure()
    {
        var reading = Of(
            "Gabi <gabi@mossmirror.example>",
            "our chat",
            "Hi Tess! Thank you so much for coming in. It was a tough call but we've gone with someone else. If some feedback would be useful just say so. Gabi"
        );
        reading.Kind.ShouldBe(OutcomeKind.Rejected);
        reading.Sure.ShouldBe(Sure.Unsure);
    }

    [Fact]
    public void What_the_import_would_leave_aside_is_never_read_as_news()
    {
        foreach (var mail in LabelledMails.Of("opened-1").Concat(LabelledMails.Of("ordinary.txt")))
        {
            var reading = Read.Of(mail.Mail.Email, mail.Mail.Traits);
            if (!Read.MayBeOfApplication(mail.Mail.Email, mail.Mail.Traits))
            {
                reading.IsOfApplication.ShouldBeFalse(mail.Template);
            }
        }
    }

    private static OutcomeReading Of(string from, string subject, string text) =>
        Read.Of(
            ReadMail.Of(
                Encoding.UTF8.GetBytes(
                    $"From: {from}\nSubject: {subject}\nContent-Type: text/plain; charset=utf-8\n\n{text}\n"
                )
            )
        );
}
