/**
 * Asks main and waits for the answer, which nothing in a page can do: so the page stops at a `debugger` statement,
 * the stand-in, which is its debugger, reads the question from this frame, writes the answer and lets it go on.
 */
interface Question {
  kind: 'path' | 'ipc'
  subject: unknown
  answer: string
}

export function ask(kind: Question['kind'], subject: unknown): string {
  const standInQuestion: Question = { kind, subject, answer: '' }
  // eslint-disable-next-line no-debugger -- the point of this function
  debugger
  return standInQuestion.answer
}
