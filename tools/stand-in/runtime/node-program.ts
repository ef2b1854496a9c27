/** The Node that runs us. `process.execPath` is the app's executable for the app's eyes. */
let program = process.execPath

export const nodeProgram = (): string => program

export function showAsExecutable(executable: string): void {
  program = process.execPath
  process.execPath = executable
}
