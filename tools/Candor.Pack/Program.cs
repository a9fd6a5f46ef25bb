using Candor.Checking;
using Candor.Core.Knowledge;
using Candor.Core.Review;

// candor-pack KNOWLEDGE-FOLDER PACK-FILE: makes the embedded pack; faults come out as compiler errors.
var (folder, target) = (Path.GetFullPath(args[0]), args[1]);
var faults = new List<Fault>();
var files = ReadFolder.Read(folder, faults);
CheckAll.Check(files, faults);
foreach (var fault in faults)
{
    var path = Path.Combine(folder, fault.Path);
    Console.Error.WriteLine($"{path}({fault.Line},{fault.Column}): error CANDOR: {fault.Message}");
}

if (faults.Count > 0)
{
    return 1;
}

Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(target))!);
var review = new Review(new Library(files), faults);
File.WriteAllBytes(target, Pack.Write(files, (Review.MadeName, review.Made())));
return 0;
