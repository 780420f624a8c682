import type { RouteSpec } from '../assembly/http-apis.ts';

/** A route with its path split; `{name}` captures one segment, `{name+}` the rest. */
interface CompiledRoute {
  spec: RouteSpec;
  method: string;
  segments: readonly string[];
}

export interface RouteMatch {
  route: RouteSpec;
  pathParameters: Record<string, string>;
}

export type RouteTable = (method: string, path: string) => RouteMatch | undefined;

/**
 * Compiles the routes of an HTTP API. The most specific wins: full matches before greedy ones, fixed
 * segments before parameters, the method before ANY, `$default` last.
 * Source: "Create routes for HTTP APIs", routing API requests.
 */
export function compileRoutes(routes: readonly RouteSpec[]): RouteTable {
  const fallback = routes.find(({ routeKey }) => routeKey === '$default');
  const compiled = routes.filter((route) => route !== fallback).map(compileRoute);
  compiled.sort((a, b) => rank(a).localeCompare(rank(b)));
  return (method, path) => {
    const segments = split(path);
    for (const { spec, ...route } of compiled) {
      if (route.method !== 'ANY' && route.method !== method) continue;
      const pathParameters = matchSegments(route.segments, segments);
      if (pathParameters !== undefined) return { route: spec, pathParameters };
    }
    return fallback && { route: fallback, pathParameters: {} };
  };
}

function compileRoute(spec: RouteSpec): CompiledRoute {
  const [method = '', path = ''] = spec.routeKey.split(' ');
  return { spec, method, segments: split(path) };
}

/** Sorts first what wins: one digit per segment (fixed, parameter, greedy), then the method. */
function rank({ method, segments }: CompiledRoute): string {
  const kinds = segments.map((segment) =>
    segment.endsWith('+}') ? 2 : isParameter(segment) ? 1 : 0,
  );
  const greedy = kinds.includes(2) ? 1 : 0;
  return `${greedy}${kinds.join('')}${method === 'ANY' ? 1 : 0}`;
}

function matchSegments(
  pattern: readonly string[],
  segments: readonly string[],
): Record<string, string> | undefined {
  const parameters: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    if (expected.endsWith('+}')) {
      const rest = segments.slice(index);
      if (rest.length === 0) return undefined;
      parameters[expected.slice(1, -2)] = rest.map(decode).join('/');
      return parameters;
    }
    const given = segments[index];
    if (given === undefined) return undefined;
    if (isParameter(expected)) parameters[expected.slice(1, -1)] = decode(given);
    else if (expected !== given) return undefined;
  }
  return pattern.length === segments.length ? parameters : undefined;
}

function isParameter(segment: string): boolean {
  return segment.startsWith('{');
}

function split(path: string): string[] {
  return path.split('/').slice(1);
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
