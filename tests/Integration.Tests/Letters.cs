using System.Text;

namespace Theriac.Integration.Tests;

/// <summary>Messages as an ERP sends them.</summary>
internal static class Letters
{
    public static byte[] Schedule(
        string verb, string bodId, string at = "2026-11-22T08:00:00Z", string order = "4711", string version = "1", string quantity = "100",
        string unit = "KGM", string inside = "") => Encoding.UTF8.GetBytes($"""
        <{verb}OperationsSchedule xmlns="http://www.mesa.org/xml/B2MML" releaseID="0701">
          <ApplicationArea>
            <Sender><LogicalID>ERP-1</LogicalID></Sender>
            <CreationDateTime>{at}</CreationDateTime>
            <BODID>{bodId}</BODID>
          </ApplicationArea>
          <DataArea>
            <{verb}/>
            <OperationsSchedule>
              <ID>S1</ID>
              {Request(order, version, quantity, unit)}{inside}
            </OperationsSchedule>
          </DataArea>
        </{verb}OperationsSchedule>
        """);

    public static string Request(string order, string version = "1", string quantity = "100", string unit = "KGM") => $"""
        <OperationsRequest>
          <ID>{order}</ID>
          <Description>Cough syrup for week 48</Description>
          <Version>{version}</Version>
          <StartTime>2026-11-25T06:00:00+07:00</StartTime>
          <EndTime>2026-11-25T14:00:00+07:00</EndTime>
          <HierarchyScope><EquipmentID>HN</EquipmentID><EquipmentLevel>Site</EquipmentLevel>
            <HierarchyScopeChild><EquipmentID>L1</EquipmentID><EquipmentLevel>ProductionLine</EquipmentLevel></HierarchyScopeChild></HierarchyScope>
          <Priority>3</Priority>
          <RequestState>Released</RequestState>
          <OperationsDefinitionID>SYRUP</OperationsDefinitionID>
          <SegmentRequirement>
            <ID>0010</ID>
            <ProcessSegmentID>MIX</ProcessSegmentID>
            <OperationsDefinitionID>SYRUP</OperationsDefinitionID>
            <OperationsSegmentID>MIX</OperationsSegmentID>
            <MaterialRequirement><ID>1</ID><MaterialDefinitionID>FG-1</MaterialDefinitionID><MaterialUse>Produced</MaterialUse>
              <Quantity><QuantityString>{quantity}</QuantityString><DataType>decimal</DataType><UnitOfMeasure>{unit}</UnitOfMeasure></Quantity></MaterialRequirement>
            <SegmentRequirementChild>
              <ID>0020</ID>
              <ProcessSegmentID>WEIGH</ProcessSegmentID>
              <OperationsDefinitionID>SYRUP</OperationsDefinitionID>
              <OperationsSegmentID>WEIGH</OperationsSegmentID>
              <MaterialRequirement><ID>2</ID><MaterialDefinitionID>SUGAR</MaterialDefinitionID><MaterialUse>Consumed</MaterialUse>
                <Quantity><QuantityString>10.0</QuantityString><DataType>decimal</DataType><UnitOfMeasure>kg</UnitOfMeasure></Quantity></MaterialRequirement>
            </SegmentRequirementChild>
          </SegmentRequirement>
        </OperationsRequest>
        """;

    public static byte[] Confirm(string bodId, string ours, bool accepted) => Encoding.UTF8.GetBytes($"""
        <ConfirmBOD xmlns="http://www.mesa.org/xml/B2MML">
          <ApplicationArea><Sender><LogicalID>ERP-1</LogicalID></Sender><CreationDateTime>2026-11-22T09:00:00Z</CreationDateTime><BODID>{bodId}</BODID></ApplicationArea>
          <DataArea>
            <Confirm>
              <OriginalApplicationArea><CreationDateTime>2026-11-22T08:59:00Z</CreationDateTime><BODID>{ours}</BODID></OriginalApplicationArea>
              <ResponseCriteria><ResponseExpression actionCode="{(accepted ? "Accepted" : "Rejected")}"/></ResponseCriteria>
            </Confirm>
            <BOD><Description>Posted</Description></BOD>
          </DataArea>
        </ConfirmBOD>
        """);
}
