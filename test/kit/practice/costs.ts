import type { Call } from '../watched-client.ts';

/** Calls that one use case made; the registry's are counted apart. */
export interface Cost {
  /** `accept-referral`, `referral-stage TherapyDischargeReceived`, `GET /v1/episodes`, … */
  readonly useCase: string;
  readonly outcome: string;
  readonly calls: readonly Call[];
}

/** Keeps what each use case cost. */
export const costsOver = (calls: readonly Call[]) => {
  const costs: Cost[] = [];
  const costing = async <Result>(
    useCase: string,
    work: () => Promise<Result>,
    outcomeOf: (result: Result) => string,
  ): Promise<Result> => {
    const before = calls.length;
    const result = await work();
    costs.push({ useCase, outcome: outcomeOf(result), calls: calls.slice(before) });
    return result;
  };
  return { costs, costing };
};

export type Costing = ReturnType<typeof costsOver>['costing'];
