using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Plant.Lots;

/// <summary>What a sample is for; the words are those of material use.</summary>
public enum SampleUse
{
    /// <summary>Tested, and used up by it.</summary>
    Test,

    /// <summary>Kept as a reference.</summary>
    Retained,
}

/// <summary>A sample was taken; the movement of its quantity stands beside it in the same append.</summary>
[Fact("lot-sampled.v1")]
internal sealed record LotSampled(string Id, string Sample, SampleUse Use, Quantity Quantity, string? Container) : IFact;

/// <summary>
/// Tested again by QA, who signs: the next retest, and the expiry date where the result carries it further. A failed test rejects the
/// lot (U11, C-137).
/// </summary>
[Fact("lot-retested.v1")]
internal sealed record LotRetested(
    string Id, DateOnly DoneOn, bool Passed, string Result, DateOnly? RetestOn, DateOnly? ExpiryOn, Signature Signature) : IFact;

/// <summary>Somebody counted. A difference within the limit is posted beside it; a larger one waits for QA's signature.</summary>
/// <param name="Difference">Counted less what the books said.</param>
/// <param name="Container">The container that was found empty; null where the whole lot was counted.</param>
[Fact("lot-counted.v1")]
internal sealed record LotCounted(
    string Id, Quantity Counted, Quantity Difference, string Reason, bool Waits, string? Container = null) : IFact;

/// <summary>The lot stands in another storage zone of its site.</summary>
[Fact("lot-stored.v1")]
internal sealed record LotStored(string Id, string? From, string To, string? Reason) : IFact;

/// <summary>On the way to another site of the enterprise; nothing of it may be used before it arrives.</summary>
[Fact("lot-sent.v1")]
internal sealed record LotSent(string Id, string From, string To, string Reason) : IFact;

[Fact("lot-arrived.v1")]
internal sealed record LotArrived(string Id, string Site, string? Remark) : IFact;
