/** Where a window is, how large, in which shape. */
import type Electron from 'electron'
import { workArea } from './screen.ts'

export interface Bounds {
  x: number
  y: number
  width: number
  height: number
}

export class WindowState {
  visible = false
  minimized = false
  shape: 'normal' | 'maximized' | 'fullscreen' = 'normal'
  menuBarVisible = true
  progress = -1
  title: string
  backgroundColor: string
  minimum: [number, number]
  normal: Bounds

  constructor(options: Electron.BrowserWindowConstructorOptions) {
    const { width = 800, height = 600, minWidth = 0, minHeight = 0 } = options
    this.title = options.title ?? ''
    this.backgroundColor = options.backgroundColor ?? '#FFFFFF'
    this.minimum = [minWidth, minHeight]
    const { x = Math.round((workArea.width - width) / 2), y = Math.round((workArea.height - height) / 2) } =
      options
    this.normal = { x: Math.max(x, 0), y: Math.max(y, 0), width, height }
    this.place({})
  }

  get bounds(): Bounds {
    return this.shape === 'normal' ? this.normal : workArea
  }

  place(wanted: Partial<Bounds>): void {
    const { x, y, width, height } = { ...this.normal, ...wanted }
    const [minWidth, minHeight] = this.minimum
    this.normal = { x, y, width: Math.max(width, minWidth), height: Math.max(height, minHeight) }
  }
}
