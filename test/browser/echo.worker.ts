addEventListener('message', (event: MessageEvent) => postMessage(event.data));
