/** The event object of Electron's events that may be prevented. */
export class CancelableEvent {
  defaultPrevented = false

  constructor(properties: object = {}) {
    Object.assign(this, properties)
  }

  preventDefault(): void {
    this.defaultPrevented = true
  }
}
