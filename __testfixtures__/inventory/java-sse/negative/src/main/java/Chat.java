package chat;

import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

class Chat {
    SseEmitter stream() { return new SseEmitter(); }
}
