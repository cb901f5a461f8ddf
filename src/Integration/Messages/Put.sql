insert into integration_message (
    key, direction, interface, sender, bod_id, kind, state, reason, content, bytes, answer, subject, repeats, at, number)
values (
    @key, @direction, @interface, @sender, @bod_id, @kind, @state, @reason, @content, @bytes, @answer, @subject, 0, @at, @number)
