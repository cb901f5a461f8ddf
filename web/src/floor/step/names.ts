import type { Batch, LocalizedText, ReadInput, Step } from '@/api/batches';

interface Calculated {
  expression: string;
  inputs: ReadInput[];
}

/**
 * A formula with the numbers and titles that people read in place of the recipe's own names, and values as they were recorded: `{granules}` is
 * step 4.4 here, and what was weighed as 4.000 says so.
 */
export function namesIn(batch: Batch, { expression, inputs }: Calculated, text: (title: LocalizedText) => string): Calculated {
  const steps = new Map(batch.work.flatMap((work) => work.steps).map((step) => [step.id, step]));
  const stepOf = (path: string): Step | undefined => steps.get(path) ?? steps.get(path.split('.')[0]!);
  return {
    expression: expression.replace(/\{([^{}]+)\}/g, (whole, path: string) => stepOf(path)?.number ?? whole),
    inputs: inputs.map(({ path, value }) => {
      const step = stepOf(path);
      return { path: step ? `${step.number} ${text(step.title)}` : path, value: steps.has(path) && step?.value && sameNumber(step.value.value, value) ? `${step.value.value} ${step.value.unit ?? ''}`.trim() : value };
    }),
  };
}

/** The same number with more or fewer digits behind the mark. */
const sameNumber = (recorded: string, value: string): boolean => {
  const [read = ''] = value.split(' ');
  return /^[+-]?\d+(\.\d+)?$/.test(recorded) && /^[+-]?\d+(\.\d+)?$/.test(read) && Number(recorded) === Number(read);
};
