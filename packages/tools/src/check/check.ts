/** One law of the house. It answers with everything that breaks it; an empty answer is a pass. */
export interface Check {
  readonly name: string;
  readonly finds: string;
  readonly run: (root: string) => Promise<Problems>;
}

export type Problems = readonly string[];

export interface CheckOutcome {
  readonly check: Check;
  readonly problems: Problems;
  readonly seconds: number;
}
