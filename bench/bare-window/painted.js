requestAnimationFrame(() => {
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = () => performance.mark('list-painted')
  port2.postMessage(null)
})
