/** zod's schemas as JSON Schema 2020-12, which is what OpenAPI 3.1 speaks. */
import { z } from 'zod';

type Io = 'input' | 'output';
/** `input`: what is sent; `output`: what is answered. */
export function jsonSchema(schema: z.ZodType, io: Io): object {
  // What no JSON can say (a check in code) is left open.
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required: boolean;
  readonly schema: unknown;
}

const objectSchema = z.object({
  properties: z.record(z.string(), z.unknown()).default({}),
  required: z.array(z.string()).default([]),
});

/** The parts of a path or a query, one by one. */
export function parameters(schema: z.ZodType, place: 'path' | 'query'): Parameter[] {
  const { properties, required } = objectSchema.parse(jsonSchema(schema, 'input'));
  return Object.entries(properties).map(([name, part]) => {
    return { name, in: place, required: required.includes(name), schema: part };
  });
}
