/** ARNs as AWS makes them; the account and region of the embedded runtime unless others are given. */
const ACCOUNT = 'us-east-1:000000000000';

export const stateMachineArn = (name: string) => `arn:aws:states:${ACCOUNT}:stateMachine:${name}`;

export const executionArn = (machineArn: string, name: string) =>
  `${machineArn.replace(':stateMachine:', ':execution:')}:${name}`;

export const isStateMachineArn = (arn: string) =>
  /^arn:aws[\w-]*:states:[\w-]+:\d{12}:stateMachine:[^:]{1,80}$/.test(arn);

/** AWS: StartExecution, "name": 1 to 80 characters, none of them white space, brackets, wildcards or controls. */
export const isName = (name: string) =>
  name.length >= 1 && name.length <= 80 && !/[\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}\p{Cs}]/u.test(name);
