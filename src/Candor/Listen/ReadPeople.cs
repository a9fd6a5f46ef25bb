using Candor.Core;
using Candor.Core.Knowledge;
using Candor.Core.Listen;
using Candor.Shell;

namespace Candor.Listen;

/// <summary>Who stands behind a mail, and the talk that it asks for.</summary>
public sealed class ReadPeople(Library library)
{
    private readonly FindAppointment appointments = new(library);

    public SenderRole Sender { get; } = new(library);

    /// <summary>
    /// An invitation as the candidate confirms it where they change nothing: with the day and the people that it names. The
    /// hour is taken to be the candidate's own.
    /// </summary>
    public Decision As(Proposal proposal, Email email, TimeZoneInfo zone)
    {
        var decision = Decision.As(proposal);
        if (proposal.Kind != OutcomeKind.Invited || proposal.AnswersDraftId is not null)
        {
            return decision;
        }

        var talk = appointments.In(email, TimeZoneInfo.ConvertTime(proposal.At, zone).DateTime);
        return decision with
        {
            TalkAt =
                talk.At is { } at && !zone.IsInvalidTime(at)
                    ? new DateTimeOffset(at, zone.GetUtcOffset(at)).ToUniversalTime()
                    : null,
            With = talk.With,
        };
    }
}
