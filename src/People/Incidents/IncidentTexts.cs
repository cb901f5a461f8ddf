namespace Theriac.People.Incidents;

/// <summary>What is signed with the end of an incident.</summary>
internal static class IncidentTexts
{
    public static SignDocument Document(IncidentState state, string id, CloseIncidentInput input, string language)
    {
        var (title, statement, what, cause, action) = language switch
        {
            "vi" => (
                "Đóng sự cố", "Đã phê duyệt: tôi đã so đồng hồ của máy chủ này với giờ chuẩn và đồng hồ đúng. Từ nay thời gian lại được xét theo đồng hồ này.",
                "Điều đã xảy ra", "Nguyên nhân", "Điều đã làm"),
            "zh" => ("关闭事件", "批准：我已将本服务器的时钟与标准时间核对，时钟正确。自此可重新按该时钟判定时间。", "发生的情况", "原因", "已采取的措施"),
            _ => (
                "Close incident", "Approved: I compared the clock of this server with a reference time, and it is right. From here on times are judged by it again.",
                "What happened", "Cause", "What was done"),
        };
        return new SignDocument(
            language, $"{title} {id}", SignatureMeaning.Approved, statement,
            [new SignLine(what, $"{state.Subject}: {state.Detail}"), new SignLine(cause, input.Cause!.Trim()), new SignLine(action, input.Action!.Trim())]);
    }
}
