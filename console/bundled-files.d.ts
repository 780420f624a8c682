/** infra/bundle-console.ts reads the YAML while it bundles; what it says is parsed by workflow/workflow-graph.ts. */
declare module '*.asl.yaml' {
  const definition: unknown;
  export default definition;
}

declare module '*.css';
