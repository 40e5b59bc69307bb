/** Of an event: what is to come, and what was said there. */
export type TextPart = 'description' | 'transcript'

/** Title and standfirst are the event's own: a save of a text says which one it is, and no more. */
export type TextFields = { part: TextPart }
