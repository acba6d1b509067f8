import type { Progress } from './batch/batch.ts'
import { widthOf } from './table.ts'

/** What of a stream the bar needs. */
export interface Screen {
  write(text: string): unknown
  columns?: number
}

const BAR = 30

/** One line on the screen that is drawn over and taken away at the end. */
export function progressBar(screen: Screen): Progress {
  let [total, ready, drawn] = [0, 0, '']
  const draw = () => {
    const filled = total === 0 ? 0 : Math.floor((ready / total) * BAR)
    const line = `读取　${'█'.repeat(filled)}${'░'.repeat(BAR - filled)}　${ready}/${total}`
    if (line === drawn || widthOf(line) >= (screen.columns ?? 80)) return
    drawn = line
    screen.write(`\r${line}`)
  }
  return {
    found(files) {
      total += files
      draw()
    },
    done() {
      ready += 1
      draw()
    },
    end() {
      if (drawn) screen.write(`\r${' '.repeat(widthOf(drawn))}\r`)
      drawn = ''
    },
  }
}
