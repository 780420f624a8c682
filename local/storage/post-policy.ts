import { z } from 'zod';
import type { S3Refusal } from './s3-error.ts';
import { accessDenied } from './s3-error.ts';
import { sameText, sign } from './signature.ts';

const condition = z.union([
  z.tuple([z.literal('content-length-range'), z.number(), z.number()]),
  z.tuple([z.enum(['eq', 'starts-with']), z.string(), z.string()]),
  z.record(z.string(), z.string()),
]);

const policySchema = z.object({ expiration: z.iso.datetime(), conditions: z.array(condition) });

/** The form of a presigned POST: its text fields by lower-case name, and the size of its file. */
export interface PostForm {
  bucket: string;
  fields: ReadonlyMap<string, string>;
  fileBytes: number;
}

/**
 * Checks a POST upload against its policy: signature, expiry, every condition, and that no field
 * goes unmentioned. fauxqs stores such uploads unchecked. Undefined when it may be stored.
 * Source: "POST Policy", Amazon S3 API reference.
 */
export function refusePost(form: PostForm, now: number): S3Refusal | undefined {
  const encoded = form.fields.get('policy');
  if (encoded === undefined) return accessDenied('Access Denied');
  const credential = form.fields.get('x-amz-credential') ?? '';
  if (!sameText(sign(credential, encoded), form.fields.get('x-amz-signature') ?? '')) {
    return { status: 403, code: 'SignatureDoesNotMatch', message: 'The policy is not ours.' };
  }
  const policy = policySchema.parse(JSON.parse(Buffer.from(encoded, 'base64').toString('utf8')));
  if (now > Date.parse(policy.expiration)) return invalid('Policy expired.');
  return refuseSize(form, policy) ?? refuseFields(form, policy);
}

function refuseSize(form: PostForm, policy: z.infer<typeof policySchema>): S3Refusal | undefined {
  for (const range of policy.conditions) {
    if (!Array.isArray(range) || range[0] !== 'content-length-range') continue;
    const [, smallest, largest] = range;
    if (form.fileBytes < smallest) {
      return tooFar('EntityTooSmall', 'Your proposed upload is smaller than the minimum size');
    }
    if (form.fileBytes > largest) {
      return tooFar('EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size');
    }
  }
  return undefined;
}

function refuseFields(form: PostForm, policy: z.infer<typeof policySchema>): S3Refusal | undefined {
  const mentioned = new Set(['policy', 'x-amz-signature', 'file']);
  for (const rule of policy.conditions.flatMap(fieldRules)) {
    mentioned.add(rule.field);
    const value = rule.field === 'bucket' ? form.bucket : form.fields.get(rule.field);
    if (value === undefined || !rule.accepts(value)) {
      return invalid(
        `Policy Condition failed: ["${rule.kind}", "$${rule.field}", "${rule.value}"]`,
      );
    }
  }
  const extra = [...form.fields.keys()].filter(
    (field) => !mentioned.has(field) && !field.startsWith('x-ignore-'),
  );
  return extra.length === 0 ? undefined : invalid(`Extra input fields: ${extra.join(', ')}`);
}

interface FieldRule {
  kind: 'eq' | 'starts-with';
  field: string;
  value: string;
  accepts: (given: string) => boolean;
}

function fieldRules(rule: z.infer<typeof condition>): FieldRule[] {
  if (!Array.isArray(rule)) {
    return Object.entries(rule).map(([field, value]) => fieldRule('eq', field, value));
  }
  if (rule[0] === 'content-length-range') return [];
  return [fieldRule(rule[0], rule[1].replace(/^\$/, ''), rule[2])];
}

function fieldRule(kind: FieldRule['kind'], field: string, value: string): FieldRule {
  const accepts =
    kind === 'eq' ? (given: string) => given === value : (given: string) => given.startsWith(value);
  return { kind, field: field.toLowerCase(), value, accepts };
}

function invalid(detail: string): S3Refusal {
  return accessDenied(`Invalid according to Policy: ${detail}`);
}

function tooFar(code: string, message: string): S3Refusal {
  return { status: 400, code, message };
}
