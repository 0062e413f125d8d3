/** Where a client under test finds its plan. */
export const PLAN_VARIABLE = 'DDE_SPEC_PLAN';
