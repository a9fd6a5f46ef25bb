using Candor.Checking;
using Candor.Core.Knowledge;
using Candor.Core.Listen;

namespace Candor.Tests.Listen;

/// <summary>Age, sex, origin, health, family, faith: kept as it was said, and nothing to learn from.</summary>
public sealed class PersonalRemarkTests
{
    private static readonly FindPoints Find = new(new Library(ReadFolder.Read(Repository.Knowledge, [])), []);

    [Theory]
    [InlineData("They wanted someone younger.")]
    [InlineData("They were worried that a mother of two would not travel.")]
    [InlineData("Your accent was hard for the clients.")]
    [InlineData("We felt that with your back the lifting would be too much.")]
    [InlineData("One of us wondered whether you would need Fridays off to pray.")]
    [InlineData("They prefer a man for nights.")]
    [InlineData("You have put on weight since the photo.")]
    [InlineData("Nobody could pronounce your surname.")]
    [InlineData("People of your generation find the software hard.")]
    public void A_remark_on_the_person_is_none_to_learn_from(string text)
    {
        var point = Find.In(text).ShouldHaveSingleItem();
        point.Personal.ShouldBeTrue();
        point.Topic.ShouldBe("personal-remark");
    }

    [Theory]
    [InlineData("You stood with your back to the class.")]
    [InlineData("You wanted another go at the test.")]
    [InlineData("You mispronounced our name twice.")]
    [InlineData("Your figures had no source.")]
    [InlineData("You gave weight to the wrong things.")]
    public void What_only_sounds_like_one_is_none(string text) => Find.In(text).ShouldAllBe(point => !point.Personal);
}
