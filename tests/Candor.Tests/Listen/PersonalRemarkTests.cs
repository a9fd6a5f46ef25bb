using Candor.Checking;
using Candor.Core;
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
    [InlineData("They worried that with three small children you would be off all the time.")]
    [InlineData("You're married, and they wanted somebody who can move.")]
    [InlineData("They felt that your epilepsy would be a risk.")]
    public void A_remark_on_the_person_is_none_to_learn_from(string text)
    {
        var point = Find.In(text).ShouldHaveSingleItem();
        point.Personal.ShouldBeTrue();
        point.Topic.ShouldBe("personal-remark");
    }

    /// <summary>Which way it was meant is told by reading; whoever keeps it takes it for neither.</summary>
    [Theory]
    [InlineData("They were worried that a mother of two would not travel.")]
    [InlineData("Your accent was hard for the clients.")]
    public void A_remark_against_the_person_is_read_as_one(string text) =>
        Find.In(text).ShouldHaveSingleItem().Polarity.ShouldBe(Polarity.Concern);

    [Theory]
    [InlineData("You stood with your back to the class.")]
    [InlineData("You wanted another go at the test.")]
    [InlineData("You mispronounced our name twice.")]
    [InlineData("Your figures had no source.")]
    [InlineData("You gave weight to the wrong things.")]
    [InlineData("My husband was very taken with how you handled the heifers.")]
    [InlineData("We all liked the wheelchair ramp story.")]
    [InlineData("You clearly know a great deal about autism.")]
    [InlineData("You care about young people.")]
    [InlineData("You talked across the patient to her husband.")]
    public void What_only_sounds_like_one_is_none(string text) => Find.In(text).ShouldAllBe(point => !point.Personal);
}
