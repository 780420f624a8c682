/** Values that fit a JSON Schema, mostly: bounds and patterns are followed, refinements beyond them are not known. */
import fc from 'fast-check';
import { z } from 'zod';

const node = z.looseObject({
  type: z.string().optional(),
  const: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  allOf: z.array(z.unknown()).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
  additionalProperties: z.unknown().optional(),
  items: z.unknown().optional(),
  minItems: z.number().optional(),
  maxItems: z.number().optional(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
  pattern: z.string().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  exclusiveMinimum: z.number().optional(),
  format: z.string().optional(),
});
type Node = z.infer<typeof node>;

export function valuesOf(schema: z.ZodType): fc.Arbitrary<unknown> {
  return fits(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' }));
}

function fits(schema: unknown): fc.Arbitrary<unknown> {
  const parsed = node.safeParse(schema).data;
  if (!parsed) return fc.jsonValue();
  const { anyOf, oneOf, allOf } = parsed;
  const choices = anyOf ?? oneOf;
  if (choices) return fc.oneof(...choices.map(fits));
  if (allOf) return fc.tuple(...allOf.map(fits)).map(merged);
  if (parsed.enum) return fc.constantFrom(...parsed.enum);
  if ('const' in parsed) return fc.constant(parsed.const);
  switch (parsed.type) {
    case 'object':
      return object(parsed);
    case 'array':
      return fc.array(fits(parsed.items), {
        minLength: parsed.minItems ?? 0,
        maxLength: Math.min(parsed.maxItems ?? 3, (parsed.minItems ?? 0) + 3),
      });
    case 'string':
      return text(parsed);
    case 'integer':
    case 'number':
      return fc.integer({
        min: Math.max(parsed.minimum ?? parsed.exclusiveMinimum ?? -1000, -1e9),
        max: Math.min(parsed.maximum ?? 1e6, 1e9),
      });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.jsonValue();
  }
}

function merged(parts: readonly unknown[]): object {
  const entries = parts.flatMap((part) =>
    typeof part === 'object' && part ? Object.entries(part) : [],
  );
  return Object.fromEntries(entries);
}

function object({ properties = {}, required = [], additionalProperties }: Node) {
  const members = fc.record(
    Object.fromEntries(Object.entries(properties).map(([name, of]) => [name, fits(of)])),
    { requiredKeys: required.filter((name) => name in properties) },
  );
  if (typeof additionalProperties !== 'object' || additionalProperties === null) return members;
  const others = fc.dictionary(fc.string({ maxLength: 12 }), fits(additionalProperties), {
    maxKeys: 3,
  });
  return fc.tuple(members, others).map(([known, more]) => ({ ...more, ...known }));
}

function text({ pattern, format, minLength = 0, maxLength = 40 }: Node): fc.Arbitrary<string> {
  if (format === 'date')
    return fc.date({ noInvalidDate: true }).map((d) => d.toISOString().slice(0, 10));
  if (format === 'date-time') return fc.date({ noInvalidDate: true }).map((d) => d.toISOString());
  if (pattern !== undefined) {
    try {
      return fc.stringMatching(new RegExp(pattern, 'u'));
    } catch {
      // A pattern that cannot be turned round: any text then, which is refused.
    }
  }
  return fc.string({
    minLength,
    maxLength: Math.max(minLength, Math.min(maxLength, 60)),
    unit: 'grapheme',
  });
}
