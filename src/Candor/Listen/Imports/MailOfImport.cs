using Candor.Core.Mail;

namespace Candor.Listen.Imports;

/// <summary>Every mail of the files that were given, in their order, the same on every run.</summary>
internal sealed class MailOfImport(ImportFolder folder, ImportJob job)
{
    private long before;
    private long within;

    /// <summary>Of all bytes, how many have been read by now: 0 to 1.</summary>
    public double Share => job.Bytes == 0 ? 0 : Math.Clamp((double)(before + within) / job.Bytes, 0, 1);

    public IEnumerable<FoundMail> All()
    {
        for (var i = 0; i < job.Files.Count; i++)
        {
            var name = job.Files[i].Name;
            within = 0;
            using (var stream = folder.Open(i))
            {
                foreach (var piece in SplitMail.Of(stream, takesText: true))
                {
                    // A zip is read to and fro.
                    within = Math.Max(within, stream.Position);
                    var at = piece.Within.Length == 0 ? name : $"{name}: {piece.Within}";
                    yield return new(
                        at,
                        piece.Index,
                        piece.Bytes,
                        piece.Problem is null ? null : $"{at} {piece.Problem}"
                    );
                }
            }

            before += job.Files[i].Bytes;
        }

        within = 0;
    }
}
