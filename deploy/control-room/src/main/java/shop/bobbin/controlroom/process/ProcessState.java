package shop.bobbin.controlroom.process;

/** What the supervisor knows of a process. {@code STOPPED} is what was asked for, {@code DOWN} is what was not. */
public enum State {
    STARTING,
    UP,
    STOPPING,
    STOPPED,
    DOWN
}
