/** What is left of an error on its way between threads, its number for a storage that failed included. */
export type FailureSent = { message: string; stack: string | undefined; errcode?: number; code?: string }

export function toSent(error: unknown): FailureSent {
  if (!(error instanceof Error)) return { message: String(error), stack: undefined }
  return {
    message: error.message,
    stack: error.stack,
    ...('errcode' in error && typeof error.errcode === 'number' && { errcode: error.errcode }),
    ...('code' in error && typeof error.code === 'string' && { code: error.code }),
  }
}

export function fromSent({ message, ...rest }: FailureSent): Error {
  return Object.assign(new Error(message), rest)
}
