/** What the tests need of the system, before the first of them: see system-packages.ts. */
import { chooseRuntime } from './runtime.ts'
import { needSystemPackage } from './system-packages.ts'

needSystemPackage('strace')
needSystemPackage('fonts-noto-cjk')
console.log(`Runtime: ${(await chooseRuntime()).reason}`)
