using Candor.Core;
using Candor.Data;
using Microsoft.EntityFrameworkCore;

namespace Candor.Benchmarks;

/// <summary>
/// One small deed after the other, as a person's day has them, each of another application and past the program that is
/// measured: what it remembers is out of date afterwards, and it has to find out by itself.
/// </summary>
internal sealed class ChangeStore(DbContextOptions<CandorDb> options, TimeProvider clock)
{
    private int deed;

    public async Task OnceAsync()
    {
        await using var db = new CandorDb(options);
        var n = deed++;
        var one = await db.Applications.OrderBy(each => each.Id).Skip(n * 37 % FillStore.Applications).FirstAsync();
        switch (n % 5)
        {
            case 0:
                one.Notes = $"Noted as number {n}.";
                break;
            case 1:
                await MarkAsync(db, one);
                break;
            case 2:
                Tell(db, one, n);
                break;
            case 3:
                (await db.People.FirstAsync(each => each.ApplicationId == one.Id)).Name = $"Renamed {n}";
                break;
            default:
                db.Add(
                    new ThemeChoice
                    {
                        Id = Ids.New(clock),
                        PointId = (await db.Points.OrderBy(each => each.Id).Skip(n).FirstAsync()).Id,
                        Into = "too-long/concern",
                        At = clock.GetUtcNow(),
                    }
                );
                break;
        }

        await db.SaveAsync("Changed", clock, default);
    }

    private async Task MarkAsync(CandorDb db, JobApplication one)
    {
        if (await db.Outcomes.FirstOrDefaultAsync(each => each.ApplicationId == one.Id) is { } outcome)
        {
            db.Add(
                new StepMark
                {
                    Id = Ids.New(clock),
                    ApplicationId = one.Id,
                    OutcomeId = outcome.Id,
                    StepId = "thank",
                    Deed = Deed.Thank,
                    State = StepState.Done,
                    At = clock.GetUtcNow(),
                }
            );
        }
    }

    private void Tell(CandorDb db, JobApplication one, int n)
    {
        var feedback = new Feedback
        {
            Id = Ids.New(clock),
            ApplicationId = one.Id,
            Medium = Medium.Call,
            At = clock.GetUtcNow(),
            Text = $"the marble lantern came up for the {n}th time",
        };
        db.AddRange(
            feedback,
            new Point
            {
                Id = Ids.New(clock),
                FeedbackId = feedback.Id,
                ApplicationId = one.Id,
                Quote = feedback.Text,
                End = feedback.Text.Length,
                Polarity = Polarity.Concern,
                At = clock.GetUtcNow(),
            }
        );
    }
}
