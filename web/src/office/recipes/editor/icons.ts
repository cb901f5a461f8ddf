import {
  IconAdjustments, IconArrowsSplit2, IconArrowsJoin, IconBarcode, IconBox, IconBuildingFactory2, IconCalculator, IconCalendarTime, IconClipboardText, IconClock, IconDroplet, IconFlask,
  IconFlask2, IconFolder, IconForms, IconGauge, IconLayoutList, IconListCheck, IconListDetails, IconNumber123, IconPackage, IconPhoto, IconRuler2, IconScale, IconScan, IconSignature, IconSum,
  IconTable, IconTemperature, IconToggleLeft, IconTool, IconTransferIn, IconChecklist, IconTags, IconFileText, IconFileDescription, IconPercentage, IconLogicXor, IconStack2, type Icon,
} from '@tabler/icons-react';

export const kindIcons: Record<string, Icon> = {
  procedure: IconStack2, 'unit-procedure': IconBuildingFactory2, operation: IconFolder, phase: IconLayoutList, parallel: IconArrowsSplit2, serial: IconLogicXor, join: IconArrowsJoin,
  instruction: IconClipboardText, number: IconNumber123, text: IconForms, choice: IconListCheck, 'yes-no': IconToggleLeft, 'date-time': IconCalendarTime, attachment: IconPhoto,
  scan: IconScan, weigh: IconScale, 'charge-in': IconTransferIn, equipment: IconTool, 'equipment-cleaning': IconDroplet, 'calibration-check': IconRuler2, timer: IconClock,
  calculation: IconCalculator, table: IconTable, sample: IconFlask, 'sample-result': IconFlask2, yield: IconPercentage, 'mass-balance': IconSum, 'commission-packs': IconBarcode,
  reconciliation: IconTags, 'line-clearance': IconChecklist, 'environmental-reading': IconTemperature, signature: IconSignature,
  header: IconFileText, inputs: IconPackage, input: IconPackage, parameters: IconAdjustments, parameter: IconAdjustments, outputs: IconBox, output: IconBox, tables: IconTable, 'lookup-table': IconTable,
  documents: IconFileDescription, document: IconFileDescription, specimens: IconPhoto, specimen: IconPhoto, batchSizes: IconListDetails, 'batch-size': IconListDetails, gauge: IconGauge,
};
