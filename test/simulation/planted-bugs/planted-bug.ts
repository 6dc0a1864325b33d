import type { CheckerName } from '../checkers/checker-names.ts';
import type { Faults } from '../faults/knobs.ts';
import type { MappingSettings } from '../services/stream-delivery.ts';
import type { FunctionName, Handler } from '../wiring/handlers.ts';
import type { Ports, Send } from '../wiring/ports.ts';

/** A mistake as somebody might really make it: a small change of how the world is wired, and what it breaks. */
export interface PlantedBug {
  readonly name: string;
  /** What it breaks, in a sentence. */
  readonly breaks: string;
  /** Any of these must see it. */
  readonly caughtBy: readonly CheckerName[];
  /** Knobs that the bug needs to show; the others stay as the seed draws them. */
  readonly faults?: Partial<Faults>;
  /** What a sandbox of a function is given instead. */
  readonly ports?: (ports: Ports, functionName: FunctionName) => Ports;
  /** How the SDK calls of a sandbox reach the table. */
  readonly table?: (send: Send) => Send;
  readonly handler?: (handler: Handler, functionName: FunctionName, ports: Ports) => Handler;
  readonly stream?: (settings: MappingSettings) => MappingSettings;
}
