/** What a whole letter ends with in tests: one that broke off before it was never accepted. */
export const LAST_LINE = 'That was all.'
