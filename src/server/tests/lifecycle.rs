//! Bad times of a server, and its end.

use super::*;

/// A listener whose first tries fail.
struct Unlucky {
    errors: Mutex<VecDeque<io::Error>>,
    listener: TcpListener,
}

impl Accept for Unlucky {
    async fn accept(&self) -> io::Result<(TcpStream, SocketAddr)> {
        let error = self.errors.lock().expect("unpoisoned").pop_front();
        match error {
            Some(error) => Err(error),
            None => self.listener.accept().await,
        }
    }
}

#[tokio::test]
async fn f40_errors_of_accept_are_survived() {
    const TOO_MANY_OPEN_FILES: i32 = 24;
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let errors = VecDeque::from([
        io::Error::from(io::ErrorKind::ConnectionAborted),
        io::Error::from_raw_os_error(TOO_MANY_OPEN_FILES),
    ]);
    let unlucky = Unlucky { errors: Mutex::new(errors), listener };
    let server = serve_on(unlucky, address, generous(), echo());
    assert_eq!(status_of(&server.get("/healthz").await), "200");
}

#[tokio::test]
async fn f06_a_shutdown_lets_requests_in_flight_finish_and_takes_no_new_ones() {
    let (arrived, go) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let server = serve(generous(), waiting_route(&arrived, &go)).await;
    let mut busy = server.connect().await;
    busy.write_all(b"GET /wait HTTP/1.1\r\nhost: x\r\n\r\n").await.expect("sent");
    arrived.notified().await;
    let mut idle = server.connect().await;
    idle.write_all(b"GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n").await.expect("sent");
    read_until(&mut idle, "ok").await;

    server.switch.turn();
    // The idle connection is closed, so the shutdown has reached the connections.
    assert_eq!(everything_from(&mut idle).await, "");
    assert!(!server.ended.is_finished());
    go.notify_one();
    let answer = everything_from(&mut busy).await;
    assert_eq!(status_of(&answer), "200");
    assert!(answer.ends_with("done"), "{answer}");
    assert_eq!(server.ended.await.expect("no panic"), Drained { cut: 0 });
    assert!(TcpStream::connect(server.address).await.is_err());
}

#[tokio::test]
async fn f06_who_waited_to_be_accepted_when_the_shutdown_began_is_answered() {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a port");
    let address = listener.local_addr().expect("an address");
    // The server runs on this same thread, so it sees none of this before it is over.
    let mut early = std::net::TcpStream::connect(address).expect("a connection");
    let request = b"GET /healthz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n";
    io::Write::write_all(&mut early, request).expect("sent");
    let server = serve_on(listener, address, generous(), echo());
    server.switch.turn();

    early.set_nonblocking(true).expect("set");
    let mut early = TcpStream::from_std(early).expect("registered");
    assert_eq!(status_of(&everything_from(&mut early).await), "200");
    assert_eq!(server.ended.await.expect("no panic"), Drained { cut: 0 });
}

#[tokio::test]
async fn f07_a_request_that_hangs_does_not_hold_the_shutdown_up() {
    let (arrived, never) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let limits = Http { shutdown_timeout: SHORT, ..generous() };
    let server = serve(limits, waiting_route(&arrived, &never)).await;
    let mut busy = server.connect().await;
    busy.write_all(b"GET /wait HTTP/1.1\r\nhost: x\r\n\r\n").await.expect("sent");
    arrived.notified().await;
    server.switch.turn();
    assert_eq!(server.ended.await.expect("no panic"), Drained { cut: 1 });
    assert_eq!(everything_from(&mut busy).await, "");
}

#[tokio::test]
async fn f06_readiness_ends_with_the_shutdown_and_health_does_not() {
    use tower::ServiceExt;

    let (switch, surroundings) = surroundings(generous());
    let router = router([], surroundings);
    let status = async |path: &str| {
        let request = axum::http::Request::get(path).body(axum::body::Body::empty()).expect("");
        router.clone().oneshot(request).await.expect("infallible").status()
    };
    assert_eq!(status("/readyz").await, StatusCode::OK);
    switch.turn();
    assert_eq!(status("/readyz").await, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(status("/healthz").await, StatusCode::OK);
}
